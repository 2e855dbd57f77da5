namespace WebApi;

/// <summary>The model that serves. A request takes <see cref="Current"/> once, so it is answered by one model even while another takes its
/// place.</summary>
internal sealed partial class ModelSource(string path, ApiMetrics metrics, ILogger<ModelSource> log)
{
    private SurvivalModel? _current;
    private FileStamp? _seen;

    public SurvivalModel Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("No model has been loaded.");

    /// <summary>Why the newest file does not serve; null where it does.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Loads the first model, without which there is nothing to serve.</summary>
    public void Start()
    {
        _seen = FileStamp.Of(path);
        Volatile.Write(ref _current, ModelFile.Read(path));
        LogLoaded(path, Current.Name);
    }

    /// <summary>Loads the file if it has changed. A file that cannot be loaded changes nothing.</summary>
    public void Refresh()
    {
        // The stamp is older than the bytes that are read: a file that changes meanwhile is read again.
        FileStamp? stamp = FileStamp.Of(path);
        if (stamp == _seen)
        {
            return;
        }

        _seen = stamp;
        try
        {
            SurvivalModel model = ModelFile.Read(path);
            Volatile.Write(ref _current, model);
            Refusal = null;
            metrics.ModelLoaded();
            LogLoaded(path, model.Name);
        }
        catch (Exception error)
        {
            Refusal = error.Message;
            metrics.ModelRefused();
            LogRefused(error, path, Current.Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Path}: model {Model} serves.")]
    private partial void LogLoaded(string path, string model);

    [LoggerMessage(2, LogLevel.Error, "{Path} is refused. Model {Model} serves on.")]
    private partial void LogRefused(Exception error, string path, string model);

    /// <summary>What changes where a file changes.</summary>
    private readonly record struct FileStamp(DateTime Written, long Length)
    {
        public static FileStamp? Of(string path) =>
            new FileInfo(path) is { Exists: true } file ? new FileStamp(file.LastWriteTimeUtc, file.Length) : null;
    }
}
