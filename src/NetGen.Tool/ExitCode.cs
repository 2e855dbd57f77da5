namespace NetGen.Tool;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int CheckFailed = 1;
    public const int WrongInput = 2;
}
