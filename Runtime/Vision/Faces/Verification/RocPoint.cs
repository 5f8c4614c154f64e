namespace Unroll.Vision;

/// <summary>A point of a <see cref="RocCurve"/>: what a threshold accepts.</summary>
/// <param name="FalseAcceptRate">The share of the pairs of two people that are taken for one.</param>
/// <param name="TrueAcceptRate">The share of the pairs of one person that are told so.</param>
/// <param name="Threshold">Pairs with a distance of at most this are accepted.</param>
public readonly record struct RocPoint(double FalseAcceptRate, double TrueAcceptRate, float Threshold);
