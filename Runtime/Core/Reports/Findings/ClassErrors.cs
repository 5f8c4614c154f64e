namespace Unroll;

/// <summary>A class that was taken for another.</summary>
/// <param name="Label">The true class.</param>
/// <param name="Prediction">The predicted class.</param>
/// <param name="Count">How often.</param>
/// <param name="Samples">The samples of the true class.</param>
internal sealed record ClassErrors(int Label, int Prediction, long Count, long Samples)
{
    /// <summary>The errors, the most frequent first, then in the order of the classes.</summary>
    public static IEnumerable<ClassErrors> Of(ConfusionMatrix confusion) =>
        from label in Enumerable.Range(0, confusion.Classes)
        let samples = SamplesOf(confusion, label)
        from prediction in Enumerable.Range(0, confusion.Classes)
        let count = confusion[label, prediction]
        where label != prediction && count > 0
        orderby count descending, label, prediction
        select new ClassErrors(label, prediction, count, samples);

    /// <summary>The samples of a class.</summary>
    public static long SamplesOf(ConfusionMatrix confusion, int label) =>
        Enumerable.Range(0, confusion.Classes).Sum(prediction => confusion[label, prediction]);
}
