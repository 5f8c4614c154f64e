namespace Unroll.Vision;

/// <summary>How far a <see cref="StyleTransfer"/> is.</summary>
/// <param name="Iteration">Iterations that are done.</param>
/// <param name="Content">The loss of content: 1 where it differs as much as the picture with the style does, not weighted.</param>
/// <param name="Style">The loss of style: 1 where it differs as much as the picture with the content does, not weighted.</param>
/// <param name="Variation">The total variation: 1 is that of the content.</param>
/// <param name="Picture">The picture so far, a copy.</param>
public sealed record StyleProgress(int Iteration, double Content, double Style, double Variation, Picture Picture);
