namespace Unroll.Generator.Emission;

/// <summary>
/// The transforms of Winograd's minimal filtering along one dimension (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2016, sections 4.1 and 4.3): the interpolation points are 0, 1, -1 and infinity for F(2, 3), and 2 and -2 besides for F(4, 3).
/// A square takes them along its columns and then along its rows.
/// </summary>
/// <param name="Input">Inputs to positions: B transposed.</param>
/// <param name="Output">Sums of the positions to outputs: A transposed.</param>
/// <param name="Gradient">Gradients of the outputs to positions: A.</param>
/// <param name="Filter">Gradients of the positions to those of the three weights: G transposed.</param>
internal sealed record WinogradTransforms(Equations Input, Equations Output, Equations Gradient, Equations Filter)
{
    private static readonly WinogradTransforms Two = new(
        Input: new("o0 = a0 - a2", "o1 = a1 + a2", "o2 = a2 - a1", "o3 = a1 - a3"),
        Output: new("o0 = a0 + a1 + a2", "o1 = a1 - a2 - a3"),
        Gradient: new("o0 = a0", "o1 = a0 + a1", "o2 = a0 - a1", "o3 = - a1"),
        Filter: new("s = a1 + a2", "o0 = a0 + 1/2 s", "o1 = 1/2 a1 - 1/2 a2", "o2 = a3 + 1/2 s"));

    private static readonly WinogradTransforms Four = new(
        Input: new(
            "o0 = a4 + 4 a0 - 5 a2",
            "s = a4 - 4 a2",
            "t = a3 - 4 a1",
            "o1 = s + t",
            "o2 = s - t",
            "u = a4 - a2",
            "v = a3 - a1",
            "o3 = u + 2 v",
            "o4 = u - 2 v",
            "o5 = a5 + 4 a1 - 5 a3"),
        Output: new(
            "s = a1 + a2",
            "d = a1 - a2",
            "t = a3 + a4",
            "e = a3 - a4",
            "o0 = a0 + s + t",
            "o1 = d + 2 e",
            "o2 = s + 4 t",
            "o3 = d + a5 + 8 e"),
        Gradient: new(
            "o0 = a0",
            "s = a0 + a2",
            "t = a1 + a3",
            "o1 = s + t",
            "o2 = s - t",
            "u = a0 + 4 a2",
            "v = a1 + 4 a3",
            "o3 = u + 2 v",
            "o4 = u - 2 v",
            "o5 = a3"),
        Filter: new(
            "s = a1 + a2",
            "t = a3 + a4",
            "o0 = 1/4 a0 - 1/6 s + 1/24 t",
            "d = a2 - a1",
            "e = a3 - a4",
            "o1 = 1/6 d + 1/12 e",
            "f = t - s",
            "o2 = a5 + 1/6 f"));

    public static WinogradTransforms Of(int outputs) => outputs == 4 ? Four : Two;
}
