using Unroll.Generator.Graph;

namespace Unroll.Drawing.Content;

/// <summary>A box: a stage or, where a block stands amid its operations, those before or behind it; an input or an output.</summary>
/// <param name="kind">What it stands for.</param>
/// <param name="name">What it is called among its neighbors.</param>
/// <param name="path">Its whole name: "inception3a.three".</param>
/// <param name="operations">What it computes, as a person would write it.</param>
/// <param name="shape">The shape of its value.</param>
/// <param name="parameters">Its own learned numbers.</param>
/// <param name="shared">The learned numbers that it has in common with a card before it.</param>
/// <param name="multiplyAdds">The multiply-adds of a prediction.</param>
/// <param name="cycles">The cycles of one thread that a prediction is predicted to take.</param>
/// <param name="algorithm">How a prediction computes it.</param>
/// <param name="details">What the plan says of it, in lines.</param>
internal sealed class Card(
    CardKind kind,
    string name,
    string path,
    string operations,
    Shape shape,
    long parameters,
    long shared,
    long multiplyAdds,
    double cycles,
    Algorithm algorithm,
    IReadOnlyList<string> details) : Element(name, operations, shape)
{
    public CardKind Kind { get; } = kind;

    public string Path { get; } = path;

    public override long Parameters { get; } = parameters;

    public long Shared { get; } = shared;

    public override long MultiplyAdds { get; } = multiplyAdds;

    public override double Cycles { get; } = cycles;

    public Algorithm Algorithm { get; } = algorithm;

    public IReadOnlyList<string> Details { get; } = details;
}

/// <summary>What a card stands for.</summary>
internal enum CardKind
{
    /// <summary>A value that is given.</summary>
    Input,

    /// <summary>Operations.</summary>
    Stage,

    /// <summary>A value that is the result.</summary>
    Output,
}
