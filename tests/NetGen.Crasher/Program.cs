using System;
using System.IO;
using NetGen;
using NetGen.Crasher;

// A run that keeps itself in a file, for tests to kill: Program FILE STEPS EPOCHS writes every so many steps, and says so after each of them.
string file = args[0];
int frequency = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
int epochs = int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture);
try
{
    var network = new CrashingNetwork(seed: 1);
    network.Fit(Progress.Data(), new TrainingOptions
    {
        Epochs = epochs, BatchSize = 4, Optimizer = new Adam(0.01), Callbacks = [new Progress(), new BackupAndRestore(file, frequency, deleteCheckpoint: false)],
    });
    float[] weights = new float[64];
    network.ReadTensor("dense1.weight", weights);
    Console.WriteLine($"done {Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(weights))}");
    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
{
    Console.WriteLine($"failed {exception.GetType()}: {exception.Message}");
    return 3;
}
