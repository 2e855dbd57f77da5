using System;

namespace NetGen;

/// <summary>What to do about targets that do not fit a loss, as a sentence behind the error; empty where nothing is known.</summary>
internal static class TargetAdvice
{
    private const string Labels = "where numbers are names of classes, read them as labels (CsvOptions.TargetIsLabel, or Label in a Preprocessing)";

    // Labels become 0 and 1, so Hinge cannot take them.
    private const string HingeAdvice = " Use targets -1 and 1, or the loss BinaryCrossEntropy, which takes 0 and 1, and labels of two classes.";

    /// <summary>For another number of targets than the network has outputs.</summary>
    public static string OnCount(NetworkInfo info, Dataset data) => info.Loss switch
    {
        Loss.BinaryCrossEntropy when info.OutputSize == 1 && data.TargetCount == 2 =>
            " One output tells two classes apart by one target, 0 or 1: leave OneHot out.",
        Loss.Hinge when info.OutputSize == 1 && data.TargetCount == 2 =>
            " One output tells two classes apart by one target, -1 or 1: leave OneHot out." + HingeAdvice,
        Loss.SparseCrossEntropy when data.TargetCount == info.OutputSize => " SparseCrossEntropy takes class indices: leave OneHot out.",
        Loss.CrossEntropy when data.Classes.Length > 0 && data.Classes.Length < info.OutputSize =>
            $" The classes of the data are {ClassList.Describe(data.Classes)}: where it lacks some, give all of them (FromCsv with classes: or "
                + "classesOf:, WithClasses, or Label(…, classes: […]) in a Preprocessing)"
            + (data.TargetCount == 1 ? ", then call OneHot()." : "."),
        Loss.CrossEntropy when data.Classes.Length > info.OutputSize =>
            $" The data has {data.Classes.Length} classes, {ClassList.Describe(data.Classes)}: the network needs one output per class.",
        Loss.CrossEntropy when data.TargetCount == 1 =>
            " CrossEntropy takes one target per class: call OneHot() on the dataset to make them from class indices."
            + DatasetGuard.LabelAdvice(data.Table),
        Loss.CrossEntropy when data.Classes.IsEmpty && data.TargetCount > info.OutputSize && Occurring(data) == info.OutputSize =>
            $" Only {info.OutputSize} of the targets are ever above 0: {Labels}, before OneHot().",
        _ => "",
    };

    /// <summary>For a target that the loss does not take.</summary>
    public static string OnValue(NetworkInfo info, Dataset data, double target) =>
        info.Loss == Loss.Hinge && (target == 0 || !data.Classes.IsEmpty) ? HingeAdvice
        : info.Loss != Loss.BinaryCrossEntropy || data.TargetCount > 1 || target != Math.Floor(target) ? ""
        : data.Classes.Length > 2
            ? $" The data has {data.Classes.Length} classes, but one output tells two apart: take CrossEntropy with one output per class, and "
                + "OneHot()."
        : $" Of two classes one is 0 and the other 1: {Labels}.";

    /// <summary>How many target columns have a positive value in any row.</summary>
    private static int Occurring(Dataset data)
    {
        bool[] occurs = new bool[data.TargetCount];
        double[] scratch = data.Table.Targets.Scratch();
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<double> targets = data.Table.Targets.Read(row, scratch);
            for (int column = 0; column < occurs.Length; column++)
            {
                occurs[column] |= targets[column] > 0;
            }
        }

        return occurs.AsSpan().Count(true);
    }
}
