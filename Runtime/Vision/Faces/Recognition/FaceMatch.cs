namespace Unroll.Vision;

/// <summary>Whom a <see cref="FaceDatabase"/> recognizes in a face.</summary>
/// <param name="Name">Who it is; null for nobody that is known.</param>
/// <param name="Distance">How far the nearest descriptor of the database is, by Euclid; infinity of an empty database.</param>
/// <param name="Nearest">Whose descriptor that is, near enough or not; null of an empty database.</param>
/// <param name="Picture">Which of the database's pictures it is, in the order in which they were enrolled; -1 of an empty
/// database.</param>
public readonly record struct FaceMatch(string? Name, float Distance, string? Nearest, int Picture);
