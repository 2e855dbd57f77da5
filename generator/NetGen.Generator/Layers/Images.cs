using NetGen.Generator.Checking;

namespace NetGen.Generator.Layers;

/// <summary>Samples of <c>[channels, height, width]</c>.</summary>
internal static class Images
{
    public const int Height = 1;

    public const int Width = 2;

    /// <summary>Whether the input is one; reports where it is not.</summary>
    public static bool Check(LayerCheck check)
    {
        if (check.Input.Rank == 3)
        {
            return true;
        }

        check.Report(Rules.InputShape, null, check.Name, "[channels, height, width]", check.Inputs[0].Name, check.Input.ToString());
        return false;
    }
}
