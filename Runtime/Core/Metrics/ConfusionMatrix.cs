using System.Globalization;
using System.Text;

namespace Unroll;

/// <summary>Which classes a network takes for which: a count for each pair of the true class and the predicted one.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="classes"/> is below 1, or so large that the square of it is no longer the length of an array.
    /// </exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if ((long)classes * classes > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(classes),
                classes,
                "A confusion matrix has a count for each pair of classes; "
                + $"expected at most {(int)Math.Sqrt(Array.MaxLength)} classes.");
        }

        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of predictions.</summary>
    public long Count { get; private set; }

    /// <summary>The number of right predictions.</summary>
    public long Correct { get; private set; }

    /// <summary>The share of right predictions, from 0 to 1; not a number (NaN) before the first.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>How many samples of a class were predicted to be of another, or of the same.</summary>
    /// <param name="label">The true class.</param>
    /// <param name="prediction">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int label, int prediction] => _counts[Index(label, prediction)];

    /// <summary>Counts one prediction.</summary>
    /// <param name="label">The true class.</param>
    /// <param name="prediction">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int label, int prediction)
    {
        _counts[Index(label, prediction)]++;
        Count++;
        if (label == prediction)
            Correct++;
    }

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Count = Correct = 0;
    }

    /// <summary>Of the samples of a class, the share that was predicted so; NaN if there is none.</summary>
    /// <param name="label">The class.</param>
    public double Recall(int label) => (double)this[label, label] / Sum(label, 0, 1);

    /// <summary>Of the predictions of a class, the share that is of it; NaN if there is none.</summary>
    /// <param name="prediction">The class.</param>
    public double Precision(int prediction) => (double)this[prediction, prediction] / Sum(0, prediction, Classes);

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; NaN if the class neither occurs nor is
    /// predicted.</summary>
    /// <param name="label">The class.</param>
    public double F1(int label) => 2.0 * this[label, label] / (Sum(label, 0, 1) + Sum(0, label, Classes));

    /// <summary>The matrix as a table: a row a true class with its recall, a column a predicted class with its precision, both in
    /// percent.</summary>
    public override string ToString() => ToString([]);

    /// <summary>The matrix as a table: a row a true class with its recall, a column a predicted class with its precision, both in
    /// percent.</summary>
    /// <param name="names">A name for each class; none for their numbers.</param>
    /// <exception cref="ArgumentException">There are names, but not one a class, or one of them is null.</exception>
    public string ToString(params ReadOnlySpan<string> names)
    {
        if (names.Length != 0 && names.Length != Classes)
            throw new ArgumentException($"{names.Length} names came for {Classes} classes; expected one a class, or none.", nameof(names));

        string[] headings = new string[Classes];
        for (int i = 0; i < Classes; i++)
        {
            headings[i] = names.IsEmpty ? i.ToString(CultureInfo.InvariantCulture)
                : names[i] ?? throw new ArgumentException($"The name of class {i} is null; expected one a class, or none.", nameof(names));
        }


        int side = Math.Max(9, headings.Max(heading => heading.Length));
        int[] widths = [.. headings.Select(heading => Math.Max(heading.Length, Count.ToString(CultureInfo.InvariantCulture).Length))];
        var text = new StringBuilder("true".PadRight(side));
        for (int i = 0; i < Classes; i++)
            text.Append("  ").Append(headings[i].PadLeft(widths[i]));

        text.AppendLine("  recall");
        for (int label = 0; label < Classes; label++)
        {
            text.Append(headings[label].PadRight(side));
            for (int i = 0; i < Classes; i++)
                text.Append("  ").Append(this[label, i].ToString(CultureInfo.InvariantCulture).PadLeft(widths[i]));
            text.Append("  ").AppendLine(Percent(Recall(label)).PadLeft(6));
        }

        text.Append("precision".PadRight(side));
        for (int i = 0; i < Classes; i++)
            text.Append("  ").Append(Percent(Precision(i)).PadLeft(widths[i]));
        return text.Append("  ").Append(Percent(Accuracy).PadLeft(6)).ToString();
    }

    private static string Percent(double share) => double.IsNaN(share) ? "-" : (100 * share).ToString("F1", CultureInfo.InvariantCulture);

    private long Sum(int label, int prediction, int step)
    {
        long sum = 0;
        for (int i = 0, index = Index(label, prediction); i < Classes; i++, index += step)
            sum += _counts[index];
        return sum;
    }

    private int Index(int label, int prediction)
    {
        if ((uint)label >= (uint)Classes)
            throw new ArgumentOutOfRangeException(nameof(label), label, $"There are {Classes} classes; expected 0 to {Classes - 1}.");
        if ((uint)prediction >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(prediction), prediction, $"There are {Classes} classes; expected 0 to {Classes - 1}.");
        }

        return (label * Classes) + prediction;
    }
}
