using NetGen;

/// <summary>A row of iris.csv: SepalLengthCm is the column sepal_length_cm. A flower that is to be named has no species yet.</summary>
[Features]
public sealed partial record Flower(
    float SepalLengthCm, float SepalWidthCm, float PetalLengthCm, float PetalWidthCm, [Label] Species? Species = null);

public enum Species
{
    Setosa,
    Versicolor,
    Virginica,
}
