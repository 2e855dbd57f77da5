namespace Iris;

public enum Species
{
    Setosa,
    Versicolor,
    Virginica,
}
