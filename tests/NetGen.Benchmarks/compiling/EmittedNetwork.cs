using System.Diagnostics;
using System.Reflection;
using NetGen.Benchmarks.Data;

namespace NetGen.Benchmarks.Compiling;

/// <summary>A compiled network, loaded.</summary>
internal sealed class EmittedNetwork
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NetworkSpec _spec;
    private readonly Type _type;

    public EmittedNetwork(NetworkSpec spec, byte[] image)
    {
        _spec = spec;
        Assembly assembly = Assembly.Load(image);
        _type = assembly.GetType("Compiled.Fast" + spec.Name, throwOnError: true)!;
        int[] sizes =
        [
            .. assembly.GetTypes().SelectMany(t => t.GetMethods(Everything).Cast<MethodBase>().Concat(t.GetConstructors(Everything)))
                .Select(m => m.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0),
        ];
        IlBytes = sizes.Sum();
        LargestMethod = sizes.Max();
    }

    private delegate void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Gradients<float> gradients);

    public int IlBytes { get; }

    public int LargestMethod { get; }

    /// <summary>Milliseconds of the first prediction and the first gradients.</summary>
    public (double Predict, double Gradients) FirstCalls()
    {
        object network = Activator.CreateInstance(_type, 1)!;
        var gradients = (Gradients<float>)_type.GetMethod("CreateGradients")!.Invoke(network, null)!;
        Predict predict = _type.GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<Predict>(network);
        ComputeGradients compute = _type.GetMethod("ComputeGradients")!.CreateDelegate<ComputeGradients>(network);
        float[] inputs = new float[_spec.Inputs];
        float[] outputs = new float[_spec.Outputs];
        long start = Stopwatch.GetTimestamp();
        predict(inputs, outputs);
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        compute(inputs, outputs, gradients);
        return (first, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
