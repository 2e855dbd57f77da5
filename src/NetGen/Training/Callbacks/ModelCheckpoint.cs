using System;
using System.Globalization;

namespace NetGen;

/// <summary>
/// Saves the network while it is trained: after every epoch, every so many steps, or whenever it is better than ever. Rules and defaults are those of
/// Keras's <c>ModelCheckpoint</c>. The files hold the network alone; <see cref="BackupAndRestore"/> keeps a run to go on with.
/// </summary>
public sealed class ModelCheckpoint : Callback
{
    private const string EpochPlace = "{epoch}";

    private readonly string _path;
    private double _best;

    /// <summary>Makes the callback.</summary>
    /// <param name="path">The file; <c>{epoch}</c> in it stands for the epoch's number, so that every epoch has a file of its own.</param>
    /// <param name="monitor">What <paramref name="saveBestOnly"/> goes by; null is <see cref="MonitoredQuantity.ValidationLoss"/>.</param>
    /// <param name="saveBestOnly">Whether only a network better than all before it is saved; judged after every epoch.</param>
    /// <param name="saveFrequency">Steps between two files; 0 saves after every epoch.</param>
    /// <exception cref="ArgumentException">An empty path, or steps together with <paramref name="saveBestOnly"/>, which judges epochs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    public ModelCheckpoint(string path, MonitoredQuantity? monitor = null, bool saveBestOnly = false, int saveFrequency = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(saveFrequency);
        if (saveBestOnly && saveFrequency > 0)
        {
            throw new ArgumentException($"saveBestOnly judges a network after every epoch, so saveFrequency must be 0, but is {saveFrequency}.", nameof(saveFrequency));
        }

        _path = path;
        Monitor = monitor ?? MonitoredQuantity.ValidationLoss;
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
        if (SaveBestOnly)
        {
            Monitor.CheckAvailable(training, nameof(ModelCheckpoint));
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (SaveFrequency > 0 && training.TotalSteps % SaveFrequency == 0)
        {
            Save(training);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext training, EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (SaveBestOnly)
        {
            double current = Monitor.Read(epoch);
            if (!Monitor.IsBetter(current, _best, margin: 0))
            {
                return;
            }

            _best = current;
        }

        if (SaveFrequency == 0)
        {
            Save(training);
        }
    }

    /// <inheritdoc/>
    public override void Transfer(StateArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        archive.Number("best", ref _best);
    }

    private void Save(TrainingContext training) =>
        training.Save(_path.Replace(EpochPlace, training.Epoch.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
