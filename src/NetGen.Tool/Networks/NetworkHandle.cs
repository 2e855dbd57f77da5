using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;

namespace NetGen.Tool.Networks;

/// <summary>A network's class, whatever its number type.</summary>
internal abstract class NetworkHandle(Type type)
{
    public Type Type { get; } = type;

    public abstract NetworkInfo Info { get; }

    public abstract int BytesOfNumber { get; }

    /// <summary>The row the network is bound to; null where it takes numbers.</summary>
    public Type? Row => Type.GetCustomAttribute<NetworkAttribute>()?.Row;

    /// <summary>The table of the layers, as the compiler wrote it; null where the class has another member of that name.</summary>
    public string? Summary =>
        Type.GetField("Summary", BindingFlags.Public | BindingFlags.Static) is { IsLiteral: true } constant
            ? constant.GetRawConstantValue() as string
            : null;

    public abstract void Load(FileInfo weights);

    /// <summary>The outputs for rows of features.</summary>
    public abstract double[][] Predict(double[][] features);

    public abstract double Loss(Dataset data);

    /// <summary>Metrics, as text and as JSON.</summary>
    public abstract (string Text, JsonObject Json) Evaluate(Dataset data);

    public abstract GradientCheckResult CheckGradients(Dataset data, int seed);

    public static NetworkHandle? TryCreate(Type type)
    {
        Type? contract = type.IsClass && !type.IsAbstract && !type.ContainsGenericParameters
            ? type.GetInterfaces().FirstOrDefault(
                i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INetwork<,>) && i.GetGenericArguments()[0] == type)
            : null;
        return contract is null
            ? null
            : (NetworkHandle)Activator.CreateInstance(typeof(NetworkHandle<,>).MakeGenericType(contract.GetGenericArguments()))!;
    }
}
