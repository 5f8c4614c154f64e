namespace Unroll.Vision;

/// <summary>Two pictures of faces, by the distance of their descriptors, and whether they are of one person.</summary>
/// <param name="Distance">The distance, finite and not below 0.</param>
/// <param name="IsSame">Whether both are of one person.</param>
public readonly record struct VerificationPair(float Distance, bool IsSame);
