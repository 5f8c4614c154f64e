using System.Globalization;

namespace Unroll.Operations.Tests.Reference;

/// <summary>How source spells what an attribute is given.</summary>
internal static class Spelling
{
    public static string Of(float number) => number.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number, or the argument of a block that it stands for.</summary>
    public static string Of(int number) =>
        number is >= Arg.A and <= Arg.H ? Argument(number - Arg.A) : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Arg.A, Arg.B and so on.</summary>
    public static string Argument(int index) => $"Arg.{(char)('A' + index)}";

    /// <summary>A stage by its name, or what a block is given.</summary>
    public static string Stage(string stage) => stage == Block.Input ? "Block.Input" : $"nameof({stage})";
}
