namespace Unroll;

/// <summary>How a parameter stands in the files of a library.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Names">The names under which it is looked for, the one that is written first.</param>
/// <param name="Word">The library's word for what it is: "running_mean".</param>
/// <param name="Shape">Its extents there, outermost first.</param>
/// <param name="Turn">Brings the elements from one order into the other; null where both have the same.</param>
internal sealed record ForeignTensor(ParameterDescription Parameter, string[] Names, string Word, long[] Shape, ElementTurn? Turn)
{
    /// <summary>The parameter as messages name it: the name there, and ours where it is another one.</summary>
    public string Told => Names[0] == Parameter.Name ? $"'{Parameter.Name}'" : $"'{Names[0]}' for '{Parameter.Name}'";

    // One of its own is equal to no other; comparing all members would be code in every program.
    public bool Equals(ForeignTensor? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Parameter.Offset;

    public override string ToString() => Told;
}
