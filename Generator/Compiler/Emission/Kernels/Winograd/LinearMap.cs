using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// A linear map from a0, a1, ... to o0, o1, ... as equations, one a line, with helpers of other names in between: "o1 = s + 2 t".
/// Emitted as additions and multiply-adds on vectors.
/// </summary>
internal sealed class LinearMap
{
    private readonly List<(string Target, List<(float Factor, string Name)> Terms)> equations = [];

    public LinearMap(params string[] lines)
    {
        foreach (string line in lines)
        {
            string[] words = line.Split(' ');
            var terms = new List<(float, string)>();
            float sign = 1, factor = 1;
            foreach (string word in words.Skip(2))
            {
                if (word is "+" or "-")
                    sign = word == "-" ? -1 : 1;
                else if (char.IsDigit(word[0]))
                    factor = Fraction(word);
                else
                {
                    terms.Add((sign * factor, word));
                    Inputs = word[0] == 'a' ? Math.Max(Inputs, Index(word) + 1) : Inputs;
                    (sign, factor) = (1, 1);
                }
            }

            equations.Add((words[0], terms));
            Outputs += words[0][0] == 'o' ? 1 : 0;
        }
    }

    /// <summary>The number of arguments: up to the last one that is read.</summary>
    public int Inputs { get; }

    /// <summary>The number of results.</summary>
    public int Outputs { get; }

    /// <summary>Writes the equations.</summary>
    /// <param name="isa">The instruction set.</param>
    /// <param name="code">Where.</param>
    /// <param name="input">The variable of a0, a1, ...</param>
    /// <param name="output">The variable of o0, o1, ...</param>
    /// <param name="suffix">What tells its helpers from those of the other maps that are written into the method.</param>
    public void Write(Isa isa, CodeWriter code, Func<int, string> input, Func<int, string> output, string suffix)
    {
        foreach ((string target, List<(float Factor, string Name)> terms) in equations)
        {
            List<(float Factor, string Name)> ordered = terms.OrderByDescending(term => term.Factor == 1).ToList();
            (float factor, string name) = ordered[0];
            string sum = factor == 1 ? Variable(name) : $"{isa.Splat(factor)} * {Variable(name)}";
            foreach ((float next, string term) in ordered.Skip(1))
            {
                sum = next switch
                {
                    1 => $"{sum} + {Variable(term)}",
                    -1 => $"{sum} - {Variable(term)}",
                    _ => isa.MultiplyAdd(isa.Splat(next), Variable(term), sum),
                };
            }

            code.Line($"var {Variable(target)} = {sum};");
        }

        string Variable(string name) => name[0] switch
        {
            'a' => input(Index(name)),
            'o' => output(Index(name)),
            _ => Invariant($"{name}_{suffix}"),
        };
    }

    private static int Index(string name) => name[1] - '0';

    private static float Fraction(string text)
    {
        string[] parts = text.Split('/');
        float numerator = float.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture);
        return parts.Length == 1 ? numerator : numerator / float.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
