using System.Diagnostics;
using System.Globalization;
using System.Text;
using CharRnn;
using NetGen;

const int Epochs = 14;
const int QuickCharacters = 60_000;
const double HeldOut = 0.1;
const int LongestContext = 6;
const string Usage = """
    CharRnn: a network that learns to write, character by character

    usage: dotnet run -c Release --project samples/CharRnn [-- OPTIONS]

      --quick             one epoch over a part of the text, to see that it runs
      --temperature NUMBER
                          below 1 for what is likely, above for what is not; 0.7 by default
      --output FOLDER     where the trained network is written, "." by default
      --help              this text

    Ends with 0 where the network needs fewer bits a character than counting does, else with 1.
    """;

Console.OutputEncoding = Encoding.UTF8;
bool quick = false;
double temperature = 0.7;
string folder = ".";
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--quick":
            quick = true;
            break;
        case "--temperature" when i + 1 < args.Length
            && double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out temperature) && temperature is >= 0 and < 100:
            i++;
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

string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "persuasion.txt"));
CharacterVocabulary vocabulary = CharacterVocabulary.Of(text);
if (vocabulary.Count != LetterModel.Vocabulary)
{
    Console.Error.WriteLine($"The text has {vocabulary.Count} characters, but the network knows {LetterModel.Vocabulary}.");
    return 1;
}

int[] tokens = vocabulary.Encode(quick ? text.AsSpan(0, QuickCharacters) : text);
int[] train = tokens[..(int)(tokens.Length * (1 - HeldOut))];
int[] heldOut = tokens[train.Length..];
Print($"{train.Length:N0} characters to learn from, {heldOut.Length:N0} held out, {vocabulary.Count} different ones");

double baseline = double.PositiveInfinity;
for (int order = quick ? 0 : 1; order <= (quick ? 0 : LongestContext); order++)
{
    double bits = new CharacterCounts(order, vocabulary.Count, train).BitsPerCharacter(heldOut);
    Print($"counting what follows {order} characters: {bits:F3} bits a character");
    baseline = Math.Min(baseline, bits);
}

var model = new LetterModel(seed: 5);
long start = Stopwatch.GetTimestamp();
int epochs = quick ? 1 : Epochs;
model.Fit(Dataset.FromTokens(train, LetterModel.Window, stride: LetterModel.Window / 2), new TrainingOptions
{
    Epochs = epochs,
    BatchSize = 32,
    Optimizer = new AdamW(0.004, weightDecay: 0.01),
    Schedule = new CosineSchedule(epochs),
    ClipNorm = 1,
    Callbacks = [new ConsoleProgress()],
});
Print($"trained for {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");

double network = model.BitsPerCharacter(heldOut);
string file = Path.Combine(folder, "letters.safetensors");
model.Save(file);
Console.WriteLine($"wrote {file}; with a temperature of {FormattableString.Invariant($"{temperature}")}:\n");
string beginning = "She ";
Console.WriteLine(beginning + vocabulary.Decode(model.Write(vocabulary.Encode(beginning), 400, new TokenSampler(temperature, seed: 5))) + "\n");
string verdict = network < baseline ? "fewer" : "NOT FEWER";
Print($"bits a character of the text held out: {network:F3} by the network, {baseline:F3} by counting ({verdict})");
return network < baseline ? 0 : 1;

static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
