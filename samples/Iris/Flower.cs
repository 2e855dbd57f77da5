using NetGen;

namespace Iris;

/// <summary>A flower as the file has it: <c>SepalLengthCm</c> is the column <c>sepal_length_cm</c>. A flower that is to be named has no species yet.</summary>
[Features]
public sealed partial record Flower(
    float SepalLengthCm, float SepalWidthCm, float PetalLengthCm, float PetalWidthCm, [Label] Species? Species = null);
