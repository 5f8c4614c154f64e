namespace Unroll.Generator.Emission;

/// <summary>
/// Sums of many terms: some at a time in single precision, and those sums in double precision. What a sum of n terms one by one loses grows
/// with n, up to 1 % of a million equal ones; this way it stays within some units of 2^-24 whatever n is.
/// </summary>
internal static class WideSum
{
    /// <summary>Declares a vector of sums in double precision.</summary>
    public static void Declare(string name, CodeWriter code) => code.Line($"var {name}Low = Create(0d); var {name}High = Create(0d);");

    /// <summary>Adds a vector in single precision.</summary>
    public static void Add(string name, string value, CodeWriter code)
    {
        code.Line($"{name}Low += WidenLower({value});");
        code.Line($"{name}High += WidenUpper({value});");
    }

    /// <summary>Adds registers to sums of their names, and begins them anew.</summary>
    public static void Move(IEnumerable<string> registers, Isa isa, CodeWriter code)
    {
        foreach (string register in registers)
        {
            Add(Of(register), register, code);
            code.Line($"{register} = {isa.Zero};");
        }
    }

    /// <summary>The name of the sum that a register is added to.</summary>
    public static string Of(string register) => register + "Wide";

    /// <summary>The sums, rounded to single precision.</summary>
    public static string Rounded(string name) => $"Narrow({name}Low, {name}High)";

    /// <summary>The sum of some terms as one expression, in pairs, the pairs in pairs, and so on.</summary>
    public static string Pairwise(IReadOnlyList<string> terms)
    {
        string[] sums = [.. terms];
        while (sums.Length > 1)
            sums = [.. Enumerable.Range(0, (sums.Length + 1) / 2).Select(i => 2 * i + 1 < sums.Length
                ? $"({sums[2 * i]} + {sums[2 * i + 1]})"
                : sums[2 * i])];
        return sums[0];
    }
}
