using System;
using System.IO;

namespace NetGen;

/// <summary>
/// Saves the network while it is trained: after every epoch, every so many steps, or whenever it is better than ever. Rules and defaults are those of
/// Keras's <c>ModelCheckpoint</c>. The files hold the network alone; <see cref="BackupAndRestore"/> keeps a run to go on with.
/// Two runs at once may not write one path: <c>Fit</c> refuses the second with an <see cref="InvalidOperationException"/>.
/// </summary>
/// <names torch="–" keras="ModelCheckpoint"/>
/// <example><c>new ModelCheckpoint("best-{epoch:02d}.safetensors", saveBestOnly: true)</c></example>
public sealed class ModelCheckpoint : Callback
{
    private readonly CheckpointPath _path;

    // For the run that has claimed it, whatever the current folder becomes: where the path begins, and the file that a link leads to.
    private string _start = "";
    private string _claimed = "";
    private double _best;

    /// <summary>Makes the callback.</summary>
    /// <param name="path"> The file, in a folder that exists. Placeholders in it, as Keras has them, give every epoch a file of its own:
    /// <c>{epoch}</c> is the epoch's number, <c>{loss}</c> and <c>{val_loss}</c> its losses, and the monitored quantity's name in braces its value.
    /// Formats are Python's <c>d</c>, <c>f</c> and <c>e</c>: <c>model-{epoch:02d}-{val_loss:.2f}.safetensors</c>. <c>{{</c> and <c>}}</c> stand for
    /// braces.
    /// </param>
    /// <param name="monitor">What <paramref name="saveBestOnly"/> goes by; null is <see cref="MonitoredQuantity.ValidationLoss"/>.</param>
    /// <param name="saveBestOnly">Whether only a network better than all before it is saved; judged after every epoch.</param>
    /// <param name="saveFrequency">Steps between two files; 0 saves after every epoch.</param>
    /// <exception cref="ArgumentException">An empty path, or one with another placeholder; steps together with <paramref name="saveBestOnly"/>, which
    /// judges epochs, or with a placeholder that is known only after an epoch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    public ModelCheckpoint(string path, MonitoredQuantity? monitor = null, bool saveBestOnly = false, int saveFrequency = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(saveFrequency);
        if (saveBestOnly && saveFrequency > 0)
        {
            throw new ArgumentException(
                $"saveBestOnly judges a network after every epoch, so saveFrequency must be 0, but is {saveFrequency}.", nameof(saveFrequency));
        }

        Monitor = monitor ?? MonitoredQuantity.ValidationLoss;
        _path = new CheckpointPath(path, Monitor);
        if (saveFrequency > 0 && !_path.TakesEpochAlone)
        {
            throw new ArgumentException(
                $"The path '{path}' takes numbers that are known only after an epoch, so saveFrequency must be 0, but is {saveFrequency}.", nameof(saveFrequency));
        }

        SaveBestOnly = saveBestOnly;
        SaveFrequency = saveFrequency;
    }

    /// <summary>What <see cref="SaveBestOnly"/> goes by.</summary>
    public MonitoredQuantity Monitor { get; }

    /// <summary>Whether only a network better than all before it is saved.</summary>
    public bool SaveBestOnly { get; }

    /// <summary>Steps between two files; 0 saves after every epoch.</summary>
    public int SaveFrequency { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        _best = Monitor.Worst;
        if (SaveBestOnly || _path.TakesMonitored)
        {
            Monitor.CheckAvailable(training, nameof(ModelCheckpoint));
        }

        if (_path.TakesValidationLoss && training.Options.Validation is null)
        {
            throw new ArgumentException(
                $"ModelCheckpoint's path '{_path}' takes {{val_loss}}, but TrainingOptions.Validation is null: set it, or take {{loss}}.", "options");
        }

        if (_path.Folder is { } folder)
        {
            AtomicFile.ExpectFolder(_path.ToString(), Path.GetFullPath(folder.Length > 0 ? folder : ".", _start));
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (SaveFrequency > 0 && training.TotalSteps % SaveFrequency == 0)
        {
            training.Save(Path.GetFullPath(_path.Of(training.Epoch, default, monitored: 0), _start));
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        double current = SaveBestOnly || _path.TakesMonitored ? Monitor.Read(epoch) : 0;
        if (SaveBestOnly)
        {
            if (!Monitor.IsBetter(current, _best, margin: 0))
            {
                return;
            }

            _best = current;
        }

        if (SaveFrequency == 0)
        {
            training.Save(Path.GetFullPath(_path.Of(epoch.Epoch, epoch, current), _start));
        }
    }

    /// <inheritdoc/>
    public override void Transfer(StateArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        archive.Number("best", ref _best);
    }

    internal override void Claim()
    {
        string start = Environment.CurrentDirectory;
        _claimed = FilesInUse.Claim(Path.GetFullPath(_path.ToString(), start), nameof(ModelCheckpoint));
        _start = start;
    }

    internal override void Release() => FilesInUse.Release(_claimed);
}
