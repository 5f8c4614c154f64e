namespace Unroll.Generator.Problems;

/// <summary>Something wrong with a network, without a location: whoever holds the syntax finds it from <see cref="Place"/>.</summary>
/// <param name="Id">The diagnostic's id: "UNR0101".</param>
/// <param name="Place">What it is about.</param>
/// <param name="Arguments">What fills the descriptor's message.</param>
/// <param name="Inside">Where it is within the blocks that are used at <paramref name="Place"/>, the outermost first.</param>
internal sealed record Problem(string Id, Place Place, EquatableArray<string> Arguments, EquatableArray<BlockPlace> Inside = default)
{
    public Problem(string id, Place place, params string[] arguments)
        : this(id, place, new EquatableArray<string>(arguments))
    {
    }

    /// <summary>Whether it is the block's and not that of the use at <see cref="Place"/>, so that it is reported inside.</summary>
    public bool IsAtBlock { get; init; }
}

/// <summary>A part of a block's declaration.</summary>
/// <param name="Block">The block's full name.</param>
/// <param name="Place">The part.</param>
internal readonly record struct BlockPlace(string Block, Place Place);

/// <summary>A part of a network's declaration.</summary>
/// <param name="Stage">The index of the stage; -1 for the class itself.</param>
/// <param name="Operation">The index of the attribute on the stage; -1 for the field's name.</param>
/// <param name="Argument">The name of the parameter or property; null for the attribute's name. Of a class: one of the attribute that makes
/// it a network, whose own name is empty; null for the name of the class. Of a field: <see cref="Type"/> or <see cref="Value"/>; null for
/// its name.</param>
/// <param name="Element">The index within a list of arguments; -1 for the whole list.</param>
/// <param name="Member">The signature of a member of the class that is no stage.</param>
internal readonly record struct Place(int Stage, int Operation = -1, string? Argument = null, int Element = 0, string? Member = null)
{
    /// <summary>The type of a field.</summary>
    public const string Type = "type";

    /// <summary>What a field is set to.</summary>
    public const string Value = "value";

    public static Place Class => new(-1);

    /// <summary>The attribute of a sliding window: its name, or one of its arguments.</summary>
    public static Place SlidingWindow(string argument = "") => new(-1, Argument: argument);
}
