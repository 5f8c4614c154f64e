using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// The transforms of Winograd's minimal filtering along one dimension (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
/// 2016, section 4): interpolation at the points 0, 1, -1 and infinity for input tiles of 4, and at 2 and -2 besides for 6. The transform
/// of the input depends on the points alone; those of outputs and weights are powers of the points, as many as there are outputs and taps.
/// A tile takes them along its columns and then along its rows.
/// </summary>
/// <param name="Output">Sums of the positions to outputs: A transposed.</param>
/// <param name="Filter">Gradients of the positions to those of the weights: G transposed.</param>
internal sealed record WinogradTransforms(LinearMap Output, LinearMap Filter)
{
    private static readonly string[] InputOfFour = ["o0 = a0 - a2", "o1 = a1 + a2", "o2 = a2 - a1", "o3 = a1 - a3"];

    private static readonly string[] InputOfSix =
    [
        "o0 = a4 + 4 a0 - 5 a2",
        "s = a4 - 4 a2",
        "t = a3 - 4 a1",
        "o1 = s + t",
        "o2 = s - t",
        "u = a4 - a2",
        "v = a3 - a1",
        "o3 = u + 2 v",
        "o4 = u - 2 v",
        "o5 = a5 + 4 a1 - 5 a3",
    ];

    public static WinogradTransforms Of(WinogradVariant variant) => new(
        new LinearMap([.. Outputs(variant.InputTile, variant.OutputTile)]), new LinearMap([.. Weights(variant.InputTile, variant.Taps)]));

    /// <summary>Inputs to positions: B transposed.</summary>
    public static LinearMap InputOf(int inputTile) => new(inputTile == 4 ? InputOfFour : InputOfSix);

    /// <summary>Gradients of the outputs to positions: A.</summary>
    public static LinearMap GradientOf(int inputTile, int outputTile)
    {
        var lines = new List<string> { "o0 = a0" };
        foreach ((int point, int position) in Points(inputTile))
        {
            string even = Powers(0), odd = Powers(1);
            lines.Add(Invariant($"e{point} = {even}"));
            lines.Add(Invariant($"d{point} = {odd}"));
            lines.Add(Invariant($"o{position} = e{point} + d{point}"));
            lines.Add(Invariant($"o{position + 1} = e{point} - d{point}"));

            string Powers(int first) => string.Join(" + ", Enumerable.Range(0, outputTile).Where(power => power % 2 == first).Select(
                power => Times(Power(point, power), Invariant($"a{power}"))));
        }

        lines.Add(Invariant($"o{inputTile - 1} = {(inputTile == 4 ? "- " : "")}a{outputTile - 1}"));
        return new([.. lines]);
    }

    /// <summary>
    /// Output j is the sum over the points of their j-th powers times the sums at them; infinity gives to the last one alone.
    /// </summary>
    private static IEnumerable<string> Outputs(int inputTile, int outputTile)
    {
        foreach (string line in Pairs(inputTile))
            yield return line;
        for (int power = 0; power < outputTile; power++)
        {
            IEnumerable<string> terms = Points(inputTile).Select(pair => Times(Power(pair.Point, power), Helper(pair.Point, power)));
            string sum = string.Join(" + ", power == 0 ? terms.Prepend("a0") : terms);
            string last = power < outputTile - 1 ? "" : Invariant($" {(inputTile == 4 ? "-" : "+")} a{inputTile - 1}");
            yield return Invariant($"o{power} = {sum}{last}");
        }
    }

    /// <summary>Weight j likewise, each point with the factor that makes up for the size of the input's transform there.</summary>
    private static IEnumerable<string> Weights(int inputTile, int taps)
    {
        foreach (string line in Pairs(inputTile))
            yield return line;
        for (int power = 0; power < taps; power++)
        {
            string sum = power > 0 ? "" : inputTile == 4 ? "a0" : "1/4 a0";
            foreach ((int point, _) in Points(inputTile))
            {
                // 1/2 at 1 and -1 for input tiles of 4; -1/6 there and 1/24 at 2 and -2 for 6.
                int divisor = inputTile == 4 ? 2 : point == 1 ? 6 : 24;
                string sign = inputTile == 6 && point == 1 ? sum == "" ? "- " : " - " : sum == "" ? "" : " + ";
                sum += Invariant($"{sign}{Power(point, power)}/{divisor} {Helper(point, power)}");
            }

            yield return Invariant($"o{power} = {sum}") + (power < taps - 1 ? "" : Invariant($" + a{inputTile - 1}"));
        }
    }

    /// <summary>Even powers of a point and of its negative have the sum of what is at the two, odd ones the difference.</summary>
    private static IEnumerable<string> Pairs(int inputTile) => Points(inputTile).SelectMany(pair => new[]
    {
        Invariant($"e{pair.Point} = a{pair.Position} + a{pair.Position + 1}"),
        Invariant($"d{pair.Point} = a{pair.Position} - a{pair.Position + 1}"),
    });

    private static string Helper(int point, int power) => Invariant($"{(power % 2 == 0 ? "e" : "d")}{point}");

    /// <summary>The positive points and their positions; their negatives follow them.</summary>
    private static IEnumerable<(int Point, int Position)> Points(int inputTile) => inputTile == 4 ? [(1, 1)] : [(1, 1), (2, 3)];

    private static int Power(int point, int power) => point == 1 ? 1 : 1 << power;

    private static string Times(int factor, string name) => factor == 1 ? name : Invariant($"{factor} {name}");
}
