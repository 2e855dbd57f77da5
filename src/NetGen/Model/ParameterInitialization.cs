namespace NetGen;

internal static class ParameterInitialization
{
    public static void Fill<T>(Parameters<T> parameters, int seed)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
    }
}
