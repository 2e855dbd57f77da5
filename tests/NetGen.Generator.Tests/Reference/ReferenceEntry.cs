using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace NetGen.Generator.Tests.Reference;

/// <summary>Something that has a page: a layer, a loss, an optimizer, a schedule or a callback.</summary>
/// <param name="Kind">The folder of the page.</param>
/// <param name="Name">As C# has it.</param>
/// <param name="Type">The class with the options; null for a loss.</param>
/// <param name="Member">Its docstring.</param>
/// <param name="Documentation">That of its assembly.</param>
internal sealed record ReferenceEntry(string Kind, string Name, Type? Type, XElement Member, Documentation Documentation)
{
    private static readonly Documentation Core = new(typeof(Trainer).Assembly);
    private static readonly Documentation Console = new(typeof(ConsoleProgress).Assembly);

    public static IReadOnlyList<ReferenceEntry> All { get; } =
    [
        .. Classes<LayerAttribute>("layers"),
        .. Enum.GetNames<Loss>().Order(StringComparer.Ordinal).Select(l => new ReferenceEntry("losses", l, null, Core.Of($"F:NetGen.Loss.{l}"), Core)),
        .. Classes<Optimizer>("optimizers", typeof(LBfgs)),
        .. Classes<Schedule>("schedules"),
        .. Classes<Callback>("callbacks", typeof(ConsoleProgress)),
    ];

    public string Path => $"{Kind}/{Name}.md";

    public string Torch => Names("torch");

    public string Keras => Names("keras");

    public string Summary => Documentation.Markdown(Member.Element("summary")!);

    /// <summary>Its example as a line of a program, or as a network's class.</summary>
    public string Example
    {
        get
        {
            string text = Member.Element("example")?.Value ?? throw new InvalidOperationException($"{Name} has no example.");
            return Kind switch
            {
                "layers" => Network($"[Network(Loss.{LossOf(text)})]", text),
                "losses" => Network(Name == nameof(Loss.Quantile) ? "[Network(Loss.Quantile, quantile: 0.9)]" : $"[Network(Loss.{Name})]", text),
                "optimizers" when !Type!.IsSubclassOf(typeof(Optimizer)) => $"var method = {text};",
                "optimizers" => $"var options = new TrainingOptions {{ Optimizer = {text} }};",
                "schedules" => $"var options = new TrainingOptions {{ Epochs = 40, Schedule = {text} }};",
                _ => $"var options = new TrainingOptions {{ Epochs = 40, Callbacks = [{text}] }};",
            };
        }
    }

    /// <summary>A layer's example that ends in probabilities is of classes.</summary>
    private static Loss LossOf(string example) =>
        example.Contains("Activation.LogSoftmax", StringComparison.Ordinal) ? Loss.SparseCrossEntropy : Loss.MeanSquaredError;

    /// <summary>Name, type, default and meaning of each option.</summary>
    public IEnumerable<string[]> Options()
    {
        if (Type is null)
        {
            return [];
        }

        Dictionary<string, string> meanings = Documentation.Parameters(Type);
        return Type.GetConstructors().Single().GetParameters().Select(p => new[]
        {
            $"`{p.Name}`",
            $"`{TypeName(p.ParameterType)}`",
            p.HasDefaultValue ? $"`{Default(p)}`" : "",
            meanings.TryGetValue(p.Name!, out string? meaning) ? meaning : throw new InvalidOperationException($"{Name}'s {p.Name} has no docstring."),
        });
    }

    private static IEnumerable<ReferenceEntry> Classes<TBase>(string kind, params Type[] others) =>
        typeof(TBase).Assembly.GetTypes().Where(t => t.IsPublic && t.IsSubclassOf(typeof(TBase)) && !t.IsAbstract).Concat(others)
            .Select(type =>
            {
                Documentation documentation = type.Assembly == typeof(ConsoleProgress).Assembly ? Console : Core;
                string name = type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name[..^"Attribute".Length] : type.Name;
                return new ReferenceEntry(kind, name, type, documentation.Of($"T:{type.FullName}"), documentation);
            })
            .OrderBy(e => e.Name, StringComparer.Ordinal);

    private static string Network(string head, string layers) => $"{head}\n{layers.Replace("] [", "]\n[", StringComparison.Ordinal)}\npublic sealed partial class Example;";

    private static string TypeName(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? TypeName(inner) + "?"
        : type.IsGenericType && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) ? $"({string.Join(", ", type.GetGenericArguments().Select(TypeName))})"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
        : type.FullName switch
        {
            "System.Int32" => "int",
            "System.Int64" => "long",
            "System.Double" => "double",
            "System.Boolean" => "bool",
            "System.String" => "string",
            _ => type.Name,
        };

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => $"\"{text}\"",
        var value when parameter.ParameterType.IsEnum => $"{parameter.ParameterType.Name}.{Enum.ToObject(parameter.ParameterType, value)}",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string Names(string framework) =>
        Member.Element("names")?.Attribute(framework)?.Value ?? throw new InvalidOperationException($"{Name} does not say what {framework} calls it: <names torch=\"…\" keras=\"…\"/>.");
}
