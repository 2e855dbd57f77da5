using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>Gradients against central differences, on samples made up.</summary>
internal static class GradientCheckCommand
{
    public static Command Create()
    {
        Argument<FileInfo> assembly = CommonOptions.Assembly();
        Option<string?> name = CommonOptions.Network();
        var samples = new Option<int>("--samples") { Description = "Samples of the batch.", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "What samples and masks of dropout follow from.", DefaultValueFactory = _ => 1 };
        var command = new Command(
            "gradcheck",
            "Hold a network's gradients against central differences of its loss, at its first parameters and on random "
                + "samples. Ends with 1 where they differ.")
        {
            assembly, name, samples, seed,
        };
        command.SetAction(line =>
        {
            NetworkHandle network = NetworkAssembly.Network(line.GetRequiredValue(assembly), line.GetValue(name));
            int count = line.GetValue(samples);
            if (count < network.Info.LeastTrainingBatch)
            {
                throw new ToolException($"--samples must be at least {network.Info.LeastTrainingBatch}, but is {count}.");
            }

            GradientCheckResult result = network.CheckGradients(Samples(network.Info, count, line.GetValue(seed)), line.GetValue(seed));
            CommonOptions.Write(line, () => result.ToString(), () => new JsonObject
            {
                ["network"] = result.Network,
                ["passed"] = result.Passed,
                ["relativeDifference"] = result.RelativeDifference,
                ["tolerance"] = result.Tolerance,
                ["worstTensor"] = result.Worst.Name,
            });
            return result.Passed ? ExitCode.Done : ExitCode.CheckFailed;
        });
        return command;
    }

    private static Dataset Samples(NetworkInfo info, int count, int seed)
    {
        var random = new Random(seed);
        double[] features = [.. Enumerable.Range(0, count * info.InputSize).Select(_ => (2 * random.NextDouble()) - 1)];
        foreach (IndexRange range in (info.Checks as WholeNumberChecks)?.Ranges ?? [])
        {
            for (int i = 0; i < count * range.Count; i++)
            {
                features[(i / range.Count * info.InputSize) + range.First + (i % range.Count * range.Step)] = random.Next(range.Below);
            }
        }

        int classes = info.OutputShape[^1];
        double[] targets = info.Loss == Loss.CrossEntropy
            ? [.. Enumerable.Range(0, count * info.OutputSize / classes).SelectMany(_ => OneHot(random.Next(classes), classes))]
            : info.Loss == Loss.SparseCrossEntropy ? [.. Enumerable.Range(0, count * info.TargetSize).Select(_ => (double)random.Next(classes))]
            : [.. Enumerable.Range(0, count * info.OutputSize).Select(_ => Target(info.Loss, random))];
        return new Dataset(features, info.InputSize, targets, info.TargetSize);
    }

    private static double[] OneHot(int index, int count)
    {
        double[] targets = new double[count];
        targets[index] = 1;
        return targets;
    }

    private static double Target(Loss loss, Random random) => loss switch
    {
        Loss.BinaryCrossEntropy => random.Next(2),
        Loss.Hinge => (2 * random.Next(2)) - 1,
        Loss.Poisson => random.Next(4),
        _ => (2 * random.NextDouble()) - 1,
    };
}
