namespace Unroll;

/// <summary>How a parameter stands in the files of a library.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Names">The names under which it is looked for, the one that is written first.</param>
/// <param name="Shape">Its extents there, outermost first.</param>
/// <param name="Turn">Brings the elements from one order into the other; null where both have the same.</param>
internal sealed record ForeignTensor(ParameterDescription Parameter, string[] Names, long[] Shape, ElementTurn? Turn)
{
    /// <summary>What it is, by our word: "weights".</summary>
    public string Kind => KindOf(Parameter.Name);

    /// <summary>The parameter as messages name it: the name there, and ours where it is another one.</summary>
    public string Told => Names[0] == Parameter.Name ? $"'{Parameter.Name}'" : $"'{Names[0]}' for '{Parameter.Name}'";

    /// <summary>What a parameter of this name is, by our word. Of a stage's second such parameter the number is cut off:
    /// "weights2".</summary>
    public static string KindOf(string parameter) => parameter[(parameter.LastIndexOf('.') + 1)..].TrimEnd("0123456789".ToCharArray());
}
