using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using NetGen.Tests.Networks;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What each callback is told at the end, where another one throws there.</summary>
public sealed class CallbackEndTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-end-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_callback_that_throws_on_a_cancellation_keeps_no_other_from_writing_its_checkpoint()
    {
        string file = Path.Combine(_folder, "run");
        using var source = new CancellationTokenSource();
        var first = new NotSupportedException("first");
        Listener Throwing(Exception exception) => new() { Cancelled = _ => throw exception };
        var options = new TrainingOptions
        {
            CancellationToken = source.Token,
            Callbacks =
            [
                new Listener { BatchEnd = _ => source.Cancel() }, Throwing(first), Throwing(new InvalidOperationException("second")), new BackupAndRestore(file),
            ],
        };
        var network = new Dropping(1);
        Assert.Same(first, Assert.Throws<NotSupportedException>(() => network.Fit(TrainingData.Clusters(40), options)));
        Assert.Equal(NetworkBits.Of(network), NetworkBits.Of(Dropping.Load(file)));
    }

    [Fact]
    public void A_callback_whose_end_has_come_is_told_of_no_failure()
    {
        var heard = new List<string>();
        Listener Told(string name, bool throws) => new()
        {
            TrainEnd = _ =>
            {
                heard.Add($"{name} ends");
                if (throws)
                {
                    throw new NotSupportedException();
                }
            },
            Failed = (_, _) => heard.Add($"{name} failed"),
        };
        Assert.Throws<NotSupportedException>(() => new Dropping(1).Fit(
            TrainingData.Clusters(40), new TrainingOptions { Epochs = 1, Callbacks = [Told("a", false), Told("b", true), Told("c", false)] }));
        Assert.Equal(["a ends", "b ends", "b failed", "c failed"], heard);
    }
}
