namespace Samples.FacesVerify;

/// <summary>Two images of a set.</summary>
/// <param name="First">The place of one.</param>
/// <param name="Second">The place of the other.</param>
/// <param name="IsSame">Whether both are of one class.</param>
internal readonly record struct ImagePair(int First, int Second, bool IsSame);
