using Unroll.Generator.Graph;

namespace Unroll.Drawing.Content;

/// <summary>A part of a diagram: a card, or a frame around others.</summary>
/// <param name="name">What it is called among its neighbors.</param>
/// <param name="operations">What it computes, as a person would write it.</param>
/// <param name="shape">The shape of its value.</param>
internal abstract class Element(string name, string operations, Shape shape)
{
    public string Name { get; } = name;

    public string Operations { get; } = operations;

    public Shape Shape { get; } = shape;

    /// <summary>Its learned numbers, running averages apart; none of those that another one has already.</summary>
    public abstract long Parameters { get; }

    /// <summary>The multiply-adds of a prediction.</summary>
    public abstract long MultiplyAdds { get; }

    /// <summary>The cycles of one thread that a prediction of one sample is predicted to take.</summary>
    public abstract double Cycles { get; }
}
