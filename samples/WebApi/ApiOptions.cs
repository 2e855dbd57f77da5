namespace WebApi;

/// <summary>What may be set on the command line (<c>--requests 100</c>) or in the environment (<c>REQUESTS=100</c>).</summary>
internal sealed class ApiOptions
{
    /// <summary>The model's file; a relative path is one beside the program.</summary>
    public string Model { get; set; } = "survival.model";

    /// <summary>How often the file is looked at.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that are worked on or wait for it; the next ones are answered with 503.</summary>
    public int Requests { get; set; } = 500;

    /// <summary>How long the body of a request may take; then it must come with 100 bytes a second.</summary>
    public TimeSpan Body { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Open connections; the next ones are closed.</summary>
    public int Connections { get; set; } = 5000;

    public string ModelPath => Path.GetFullPath(Model, AppContext.BaseDirectory);
}
