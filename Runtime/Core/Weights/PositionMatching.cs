namespace Unroll;

/// <summary>Checks that tensors of a file can be those of a network by their positions alone.</summary>
internal static class PositionMatching
{
    /// <summary>Checks numbers, shapes, and the last parts of names.</summary>
    /// <exception cref="InvalidDataException">They differ, or the order of the file is that of the alphabet; the message names the
    /// place.</exception>
    public static void Check(
        WeightFile file, NetworkDescription network, ForeignTensor[] expected, TensorEntry[] tensors, WeightLayout layout)
    {
        for (int i = 0; i < Math.Min(tensors.Length, expected.Length); i++)
        {
            if (!tensors[i].Shape.SequenceEqual(expected[i].Shape))
            {
                throw Differ(i, $"{tensors[i].Quoted} {tensors[i].ShapeText}", $"{ShapeText.Of(expected[i].Shape)} for "
                    + $"'{expected[i].Parameter.Name}'");
            }

            string word = LastPart(tensors[i].Name, layout);
            string[] words = LayoutWords.Of(layout, expected[i].Kind);
            if (LayoutWords.IsKnown(layout, word) && !words.Contains(word))
                throw Differ(i, tensors[i].Quoted, $"a '{words[0]}' for '{expected[i].Parameter.Name}'");
        }

        if (tensors.Length != expected.Length)
        {
            string first = tensors.Length > expected.Length
                ? $"the first without a counterpart is {tensors[expected.Length].Quoted}"
                : $"nothing is left for '{expected[tensors.Length].Parameter.Name}'";
            throw file.Wrong(
                $"the file has {tensors.Length} tensors, {network.Name} expects {expected.Length}; {first}. "
                + "LoadOptions.MatchByShape needs as many; skip those of other layers by LoadOptions.Rename");
        }

        CheckOrder(file, expected, tensors);

        InvalidDataException Differ(int place, string has, string wants) => file.Wrong(
            $"tensor {place + 1}: the file has {has}, expected {wants}. LoadOptions.MatchByShape pairs them in order; "
            + "give LoadOptions.Rename where the order is another one");
    }

    // Where "c10" stands before "c2" the order is that of the alphabet, and says nothing of layers with equal shapes.
    private static void CheckOrder(WeightFile file, ForeignTensor[] expected, TensorEntry[] tensors)
    {
        int sorted = Enumerable.Range(0, Math.Max(tensors.Length - 1, 0)).FirstOrDefault(
            place => IsSortedAsText(tensors[place].Name, tensors[place + 1].Name), -1);
        if (sorted < 0)
            return;
        ForeignTensor[]? twins = expected.GroupBy(tensor => $"{tensor.Kind} {ShapeText.Of(tensor.Shape)}")
            .FirstOrDefault(group => group.Count() > 1)?.ToArray();
        if (twins is null)
            return;
        throw file.Wrong(
            $"the order is ambiguous: {tensors[sorted].Quoted} stands before {tensors[sorted + 1].Quoted}, so the tensors are sorted by "
            + $"their names, and '{twins[0].Parameter.Name}' and '{twins[1].Parameter.Name}' have the same shape. "
            + "Give LoadOptions.Rename instead of MatchByShape");
    }

    // "c10.weight" before "c2.weight": the first digits that differ are of a larger number.
    private static bool IsSortedAsText(string first, string second)
    {
        int start = first.AsSpan().CommonPrefixLength(second);
        while (start > 0 && char.IsAsciiDigit(first[start - 1]))
            start--;
        return NumberAt(first, start) is { } before && NumberAt(second, start) is { } after && before > after
            && string.CompareOrdinal(first, second) < 0;
    }

    private static long? NumberAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - start < 18)
            end++;
        return end > start ? long.Parse(text.AsSpan(start, end - start), System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static string LastPart(string name, WeightLayout layout)
    {
        string simple = layout == WeightLayout.Keras ? KerasNames.Simple(name) : name;
        return simple[(simple.LastIndexOfAny(['.', '/']) + 1)..];
    }
}
