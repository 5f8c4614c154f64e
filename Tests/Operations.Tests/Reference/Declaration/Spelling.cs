using System.Globalization;

namespace Unroll.Operations.Tests.Reference;

/// <summary>How source spells what an attribute is given.</summary>
internal static class Spelling
{
    public static string Of(float number) => number.ToString("R", CultureInfo.InvariantCulture) + "f";

    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stage by its name.</summary>
    public static string Stage(string stage) => $"nameof({stage})";
}
