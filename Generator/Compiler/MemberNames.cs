namespace Unroll.Generator;

/// <summary>The names of generated members on which what writes them and what checks the user's own members agree.</summary>
internal static class MemberNames
{
    /// <summary>A class that every argument of a wrong network's members converts to.</summary>
    public const string Anything = "__Anything";

    /// <summary>The field that keeps the network's own session.</summary>
    public const string OwnSession = "__session";

    /// <summary>The field that keeps the session with which accuracy is measured.</summary>
    public const string MeasuringSession = "__measuring";

    /// <summary>The signature of a method with parameters of these types, fully qualified.</summary>
    public static string Signature(string name, IEnumerable<string> types) => $"{name}({string.Join(", ", types)})";
}
