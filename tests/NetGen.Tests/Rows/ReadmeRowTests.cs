using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Rows
{
    /// <summary>The README's typed rows, word by word.</summary>
    public class ReadmeRowTests
    {
        [Fact]
        public void RowsOfAFileAreLearntAndPredicted()
        {
            var random = new Random(28);
            File.WriteAllText("patients.csv", "benign,age,mean_radius,smoker,stage\n" + string.Concat(Enumerable.Range(0, 200).Select(_ => Line(random))));
            Readme.PatientExample.Run();
        }

        [Fact]
        public void TextsGoThroughAPreprocessing() => Readme.PassengerExample.Run();

        private static string Line(Random random)
        {
            double radius = 5 + (10 * random.NextDouble());
            bool late = random.Next(2) == 1;
            string age = random.Next(4) == 0 ? "" : random.Next(30, 80).ToString(CultureInfo.InvariantCulture);
            return FormattableString.Invariant($"{(radius < (late ? 9 : 11) ? "yes" : "no")},{age},{radius:F3},{random.Next(2)},{(late ? "late" : "early")}\n");
        }
    }
}

namespace NetGen.Tests.Rows.Readme
{
    [Features]
    public sealed partial record Patient(float MeanRadius, double? Age, bool Smoker, Stage Stage, [Label] bool? Benign = null);

    public enum Stage { Early, Late }

    [Network(Loss.BinaryCrossEntropy, row: typeof(Patient))]
    [Input(6)]
    [Normalize]
    [Dense(16, Activation.Tanh)]
    [Dense(1, Activation.Sigmoid)]
    public sealed partial class PatientClassifier;

    [Features]
    internal sealed partial record Passenger(double? Age, double? Fare, string Port, [Label] bool Survived);

    [Network(Loss.BinaryCrossEntropy, row: typeof(Passenger))]
    [Input(4)]
    [Dense(1, Activation.Sigmoid)]
    internal sealed partial class PassengerClassifier;

    internal static class PatientExample
    {
        public static void Run()
        {
            (Dataset<Patient> train, Dataset<Patient> test) = Dataset<Patient>.FromCsv("patients.csv").Split(0.8, seed: 28, stratify: true);
            var network = new PatientClassifier(seed: 3);
            network.Adapt(train);
            network.Fit(train, new TrainingOptions { Epochs = 60, Optimizer = new AdamW(0.01) });
            Console.WriteLine($"accuracy {Classification.Evaluate(network, test).Accuracy:P1}");

            Patient.Prediction prediction = network.Predict(new Patient(MeanRadius: 9.5f, Age: null, Smoker: false, Stage.Early));
            Console.WriteLine(prediction.Benign ? $"benign, {prediction.Probability:P1}" : "not benign");
            Assert.True(prediction.Benign);
            Assert.True(Classification.Evaluate(network, test).Accuracy > 0.85);
        }
    }

    internal static class PassengerExample
    {
        public static void Run()
        {
            Passenger[] passengers = [new(20, 8, "S", false), new(null, 80, "C", true), new(40, null, "C", true), new(30, 10, "S", false)];
            var network = new PassengerClassifier(seed: 3);
            var options = new TrainingOptions { Epochs = 100, Optimizer = new Adam(0.1) };
            Preprocessing preprocessing = Preprocessing.Define()
                .Numeric(["Age", "Fare"], missing: MissingValues.Median, scaling: Scaling.Standard)
                .Categorical(["Port"])
                .Fit(passengers);
            network.Fit(passengers, preprocessing, options);
            Passenger.Prediction prediction = network.Predict(passengers[0], preprocessing);
            Assert.False(prediction.Survived);
            Assert.All(passengers, passenger => Assert.Equal(passenger.Survived, network.Predict(passenger, preprocessing).Survived));
        }
    }
}
