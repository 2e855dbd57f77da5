using System.Diagnostics;
using System.Text;
using NetGen;
using Signals;

const double Goal = 0.02;
const int Epochs = 60;
const int QuickEpochs = 3;
const double QuickGoal = 0.6;
const string Usage = """
    Signals: a guitar amplifier, learnt from a recording and run sample by sample

    usage: dotnet run -c Release --project samples/Signals [-- OPTIONS]

      --quick           three epochs, to see that it runs
      --output FOLDER   where the trained network is written, "." by default
      --help            this text

    Ends with 0 where the error is at most 2 % of the signal's energy, else with 1.
    """;

Console.OutputEncoding = Encoding.UTF8;
bool quick = false;
string folder = ".";
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--quick":
            quick = true;
            break;
        case "--output" when i + 1 < args.Length:
            folder = args[++i];
            break;
        case "--help" or "-h":
            Console.WriteLine(Usage);
            return 0;
        default:
            Console.Error.WriteLine($"'{args[i]}' is not an argument of this program. --help tells what it does.");
            return 2;
    }
}

string file = Path.Combine(folder, "amplifier.safetensors");

float[] dry = Guitar.Play(seconds: quick ? 2 : 6, seed: 1);
float[] wet = Amplifier.Process(dry);
AmplifierModel model = AmplifierModel.Train(dry, wet, quick ? QuickEpochs : Epochs);
model.Save(file);

float[] unheard = Guitar.Play(seconds: 2, seed: 2);
float[] expected = Amplifier.Process(unheard);
float[] actual = new float[unheard.Length];
model.Process(unheard, actual);

long before = GC.GetAllocatedBytesForCurrentThread();
long start = Stopwatch.GetTimestamp();
model.Process(unheard, actual);
TimeSpan time = Stopwatch.GetElapsedTime(start);
long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

double error = ErrorToSignal(expected, actual);
double goal = quick ? QuickGoal : Goal;
double seconds = (double)unheard.Length / Guitar.SampleRate;
double dryError = ErrorToSignal(expected, Scaled(unheard, expected));
double nanoseconds = time.TotalNanoseconds / unheard.Length;
Print($"a recording it has not heard: {seconds} s, error-to-signal ratio {error:P2} (the dry signal, scaled: {dryError:P1})");
Print($"{nanoseconds:F0} ns a sample, {seconds / time.TotalSeconds:F0} times as fast as real time at 48 kHz; {allocated} bytes allocated");
Print($"wrote {file}; error-to-signal ratio: {error:P2} ({(error <= goal ? "at most" : "ABOVE")} {goal:P0})");
return error <= goal && allocated == 0 ? 0 : 1;

// Σ (expected − actual)² / Σ expected².
static double ErrorToSignal(float[] expected, float[] actual)
{
    double error = 0;
    double signal = 0;
    for (int i = 0; i < expected.Length; i++)
    {
        error += Math.Pow(expected[i] - actual[i], 2);
        signal += Math.Pow(expected[i], 2);
    }

    return error / signal;
}

// The best that a volume knob can do.
static float[] Scaled(float[] dry, float[] wet)
{
    double product = 0;
    double square = 0;
    for (int i = 0; i < dry.Length; i++)
    {
        product += dry[i] * (double)wet[i];
        square += dry[i] * (double)dry[i];
    }

    return [.. dry.Select(x => (float)(x * product / square))];
}

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
