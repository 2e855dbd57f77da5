using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.Tool.Scaffolding;

/// <summary>The files of a project for a CSV file.</summary>
internal static class ProjectWriter
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The names of the files.</returns>
    /// <exception cref="ToolException">The folder is not empty.</exception>
    public static string[] Write(CsvPlan plan, FileInfo csv, DirectoryInfo folder)
    {
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw new ToolException($"The folder {folder} is not empty; --output names another.");
        }

        folder.Create();
        (string Name, string Text)[] files =
        [
            ($"{plan.Name}.csproj", Project(csv.Name)),
            ($"{plan.Name}Network.cs", Network(plan)),
            ($"{plan.Name}File.cs", Definition(plan, csv.Name)),
            ("Program.cs", Program(plan)),
        ];
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), text.ReplaceLineEndings("\n") + "\n");
        }

        csv.CopyTo(Path.Combine(folder.FullName, csv.Name));
        return [.. files.Select(f => f.Name), csv.Name];
    }

    private static string Project(string csv) => $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference Include="NetGen" Version="{Version}" />
            <PackageReference Include="NetGen.Console" Version="{Version}" />
          </ItemGroup>

          <ItemGroup>
            <None Update="{System.Security.SecurityElement.Escape(csv)}" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>

        </Project>
        """;

    private static string Version => typeof(Trainer).Assembly.GetName().Version!.ToString(3);

    private static string Network(CsvPlan plan)
    {
        (int wide, int narrow) = (Math.Clamp(2 * plan.FeatureCount, 8, 64), Math.Clamp(plan.FeatureCount, 4, 32));
        string last = plan.Loss switch
        {
            Loss.BinaryCrossEntropy => "[Dense(1, Activation.Sigmoid)]",
            Loss.CrossEntropy => $"[Dense({plan.Classes.Count}, Activation.Softmax)]",
            _ => """
                #pragma warning disable NG3008 // The last layer is fixed: it brings the output to the target's unit.
                [Dense(1)]
                [Dense(1, name: "unit")]
                """,
        };
        return $"""
            using NetGen;

            /// <summary>From {plan.FeatureCount} features to '{Comment(plan.Target)}'.</summary>
            [Network(Loss.{plan.Loss})]
            [Input({plan.FeatureCount})]
            [Dense({wide}, Activation.ReLU)]
            [Dense({narrow}, Activation.ReLU)]
            {last}
            public sealed partial class {plan.Name}Network;
            """;
    }

    private static string Definition(CsvPlan plan, string csv)
    {
        StringBuilder text = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
            using NetGen;

            /// <summary>The file, and what becomes of each of its columns. Categories are given, so that the number of features is the same for all
            /// rows.</summary>
            internal static class {{plan.Name}}File
            {
                public static PreprocessingDefinition Definition { get; } = Preprocessing.Define()

            """);
        foreach (IGrouping<bool, (string Name, bool IsMissing)> numbers in plan.Numbers.GroupBy(n => n.IsMissing))
        {
            string missing = numbers.Key ? ", missing: MissingValues.Median" : "";
            text.Append(CultureInfo.InvariantCulture, $"        .Numeric([{Quoted(numbers.Select(n => n.Name))}]{missing}, scaling: Scaling.Standard)\n");
        }

        foreach ((string name, bool isMissing, string[] categories) in plan.Texts)
        {
            string missing = isMissing ? ", missing: MissingCategory.Category" : "";
            string options = $"{missing}, unseen: UnseenCategory.Zeros, vocabulary: [{Quoted(categories)}]";
            text.Append(CultureInfo.InvariantCulture, $"        .Categorical([{Quoted([name])}]{options})\n");
        }

        string drop = plan.TargetIsMissing ? ", dropMissing: true" : "";
        text.Append(plan.Classes.Count == 0
            ? $"        .Target({Quoted([plan.Target])}{drop})"
            : $"        .Label({Quoted([plan.Target])}, classes: [{Quoted(plan.Classes)}]{drop})");
        text.Append(plan.Ignored.Count == 0 ? ";\n" : $"\n        .Ignore({Quoted(plan.Ignored)});\n");
        text.Append(CultureInfo.InvariantCulture, $$"""

                public static RawTable Read() =>
                    RawTable.FromCsv(Path.Combine(AppContext.BaseDirectory, {{Quoted([csv])}}), new CsvOptions { DetectDelimiter = true });
            }
            """);
        return text.ToString();
    }

    private static string Program(CsvPlan plan)
    {
        string files = plan.Name.ToLowerInvariant();
        string stratify = plan.Classes.Count == 0 ? "" : $", stratify: {Quoted([plan.Target])}";
        string oneHot = plan.Loss == Loss.CrossEntropy ? ".OneHot()" : "";
        string judge = plan.Classes.Count == 0 ? "Regression" : "Classification";
        string unit = plan.Classes.Count > 0 ? "" : FormattableString.Invariant($"""

            // The last layer multiplies by the target's standard deviation and adds its mean; training leaves it so.
            network.WriteTensor({plan.Name}Network.Tensors.UnitWeight, [{plan.TargetScale.Deviation:R}f]);
            network.WriteTensor({plan.Name}Network.Tensors.UnitBias, [{plan.TargetScale.Mean:R}f]);
            network.Freeze("unit.*");

            """);
        return $$"""
            using NetGen;

            // Split first, then fit: means, scales and medians come from the training rows alone.
            (RawTable trainRows, RawTable testRows) = {{plan.Name}}File.Read().Split(0.8, seed: 1{{stratify}});
            Preprocessing preprocessing = {{plan.Name}}File.Definition.Fit(trainRows);
            Dataset train = preprocessing.Transform(trainRows){{oneHot}};
            Dataset test = preprocessing.Transform(testRows){{oneHot}};

            var network = new {{plan.Name}}Network(seed: 1);
            {{unit}}
            network.Fit(train, new TrainingOptions
            {
                Epochs = 100,
                BatchSize = 32,
                Optimizer = new AdamW(0.003),
                Validation = test,
                Callbacks = [new EarlyStopping(patience: 15, restoreBestWeights: true), new ConsoleProgress()],
            });
            Console.WriteLine({{judge}}.Evaluate(network, test));

            network.Save("{{files}}.safetensors");
            preprocessing.Save("{{files}}.preprocessing.json");
            Console.WriteLine("wrote {{files}}.safetensors and {{files}}.preprocessing.json");
            """.Replace("(seed: 1);\n\nnetwork.Fit", "(seed: 1);\nnetwork.Fit", StringComparison.Ordinal);
    }

    /// <summary>Texts as C# writes them, between commas.</summary>
    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => JsonSerializer.Serialize(t, Quoting)));

    private static string Comment(string text) => System.Security.SecurityElement.Escape(text).ReplaceLineEndings(" ");
}
