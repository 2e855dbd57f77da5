using System;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace NetGen.Tool.Networks;

/// <summary>A network's class and one network of it.</summary>
internal sealed class NetworkHandle<TSelf, T>() : NetworkHandle(typeof(TSelf))
    where TSelf : class, INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private TSelf _network = TSelf.Create(0);

    public override NetworkInfo Info => TSelf.Info;

    public override int BytesOfNumber => Unsafe.SizeOf<T>();

    public override void Load(FileInfo weights) => _network = NetworkFile.Load<TSelf, T>(weights.FullName);

    public override double[][] Predict(double[][] features)
    {
        T[] output = new T[Info.OutputSize];
        return [.. features.Select(row =>
        {
            _network.Predict([.. row.Select(T.CreateTruncating)], output);
            return (double[])[.. output.Select(double.CreateTruncating)];
        })];
    }

    public override double Loss(Dataset data) => Trainer.Evaluate<TSelf, T>(_network, data);

    public override (string Text, JsonObject Json) Evaluate(Dataset data)
    {
        var json = new JsonObject { ["rows"] = data.Count, ["loss"] = Loss(data) };
        switch (Info.Loss)
        {
            case NetGen.Loss.BinaryCrossEntropy when Info.OutputSize > 1:
                MultiLabelReport labels = MultiLabel.Evaluate(_network, data);
                Add(json, ("f1", labels.F1()), ("hammingLoss", labels.HammingLoss), ("subsetAccuracy", labels.SubsetAccuracy));
                return (labels.ToString(), json);
            case NetGen.Loss.BinaryCrossEntropy or NetGen.Loss.CrossEntropy or NetGen.Loss.SparseCrossEntropy or NetGen.Loss.Hinge:
                ClassificationReport report = Classification.Evaluate(_network, data);
                Add(json, ("accuracy", report.Accuracy), ("balancedAccuracy", report.BalancedAccuracy), ("matthews", report.Matthews));
                return (report.ToString(), json);
            default:
                RegressionReport errors = Regression.Evaluate(_network, data);
                Add(json, ("meanSquaredError", errors.MeanSquaredError), ("meanAbsoluteError", errors.MeanAbsoluteError));
                Add(json, ("rSquared", errors.RSquared));
                return (errors.ToString(), json);
        }
    }

    public override GradientCheckResult CheckGradients(Dataset data, int seed)
    {
        MethodInfo check = typeof(NetworkHandle<TSelf, T>).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!;
        return typeof(TSelf).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITrainableNetwork<,>))
            ? (GradientCheckResult)check.MakeGenericMethod(typeof(TSelf), typeof(T))
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [_network, data, seed], null)!
            : throw new ToolException($"{Info.Name} is declared with training: false, so it has no gradients.");
    }

    private static GradientCheckResult Check<TNetwork, TNumber>(TNetwork network, Dataset data, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork, TNumber>
        where TNumber : unmanaged, IBinaryFloatingPointIeee754<TNumber> => GradientCheck.Run(network, data, seed);

    /// <summary>JSON has no NaN: a score that has no value, such as one of a class without a row, is null.</summary>
    private static void Add(JsonObject json, params ReadOnlySpan<(string Name, double Value)> scores)
    {
        foreach ((string name, double value) in scores)
        {
            json[name] = double.IsFinite(value) ? value : null;
        }
    }
}
