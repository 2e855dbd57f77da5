using System;
using System.IO;

namespace NetGen;

/// <summary>
/// Keeps a run in a file while it trains, and goes on from it: called again with the same network, data and options after a crash, <c>Fit</c>
/// continues where the file stands and ends with the same bits as a run that was never stopped. As Keras's <c>BackupAndRestore</c>.
/// </summary>
/// <names torch="–" keras="BackupAndRestore"/>
/// <example><c>new BackupAndRestore("run.safetensors")</c></example>
/// <remarks>
/// The file is safetensors. It holds the network under its own names, so that the network's <c>Load</c> reads it, and everything else under names
/// that begin with <c>training/</c>: the optimizer's state, the learning rate, the callbacks' state, the position in the epoch. It is written beside
/// and renamed, so it is always whole. <see cref="TrainingOptions.Epochs"/> may be raised for a run that goes on. Two runs at once may not keep
/// themselves in one file: <c>Fit</c> refuses the second with an <see cref="InvalidOperationException"/>.
/// </remarks>
public sealed class BackupAndRestore : Callback
{
    private readonly string _path;

    // For the run that has claimed it, whatever the current folder becomes: the file, and the file that a link leads to.
    private string _file = "";
    private string _claimed = "";
    private bool _isWritten;

    /// <summary>Makes the callback.</summary>
    /// <param name="path">The file, in a folder that exists; where there is such a file, the run goes on from it.</param>
    /// <param name="saveFrequency">Steps from one writing to the next; 0 writes after every epoch.</param>
    /// <param name="deleteCheckpoint">Whether the file is deleted once training is done. Kept, it makes the same call return at once, with the
    /// network and the history of then.</param>
    /// <exception cref="ArgumentException">An empty path, or one with a placeholder such as <c>{epoch}</c>: there is one file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    public BackupAndRestore(string path, int saveFrequency = 0, bool deleteCheckpoint = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(saveFrequency);
        if (CheckpointPath.HasPlaceholder(path))
        {
            throw new ArgumentException(
                $"The path '{path}' has a placeholder, but BackupAndRestore keeps a run in one file: leave the placeholder out.", nameof(path));
        }

        _path = path;
        SaveFrequency = saveFrequency;
        DeleteCheckpoint = deleteCheckpoint;
    }

    /// <summary>Steps from one writing to the next; 0 writes after every epoch.</summary>
    public int SaveFrequency { get; }

    /// <summary>Whether the file is deleted once training is done.</summary>
    public bool DeleteCheckpoint { get; }

    /// <summary>Also writes the run when it is cancelled, so that no step is lost.</summary>
    /// <param name="training">The run.</param>
    public override void OnTrainCancelled(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (!_isWritten)
        {
            training.SaveCheckpoint(_file);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Options.State is not null)
        {
            throw new ArgumentException(
                "Both TrainingOptions.State and BackupAndRestore would say where the run goes on: leave one of them out.", "options");
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext training)
    {
        if (DeleteCheckpoint)
        {
            File.Delete(_file);
        }
    }

    internal override void OnTrainReady(TrainingContext training)
    {
        _isWritten = false;
        AtomicFile.ExpectFolder(_path, Path.GetDirectoryName(_file));
        AtomicFile.DeleteRemains(_file);
        if (File.Exists(_file))
        {
            training.Resume(_file);
            _isWritten = true;
        }
    }

    internal override void OnProgress(TrainingContext training, bool epochEnded)
    {
        _isWritten = SaveFrequency == 0 ? epochEnded : epochEnded ? training.IsStopping
            || training.Epoch > training.Options.Epochs : training.TotalSteps % SaveFrequency == 0;
        if (_isWritten)
        {
            training.SaveCheckpoint(_file);
        }
    }

    internal override void Claim()
    {
        string file = Path.GetFullPath(_path);
        _claimed = FilesInUse.Claim(file, nameof(BackupAndRestore));
        _file = file;
    }

    internal override void Release() => FilesInUse.Release(_claimed);
}
