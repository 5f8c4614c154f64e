namespace Unroll.Packaging.Tests;

/// <summary>The network that users declare in these tests.</summary>
internal static class XorNetwork
{
    /// <summary>Its declaration, in a file that has whatever usings it needs above it.</summary>
    public const string Source = """
        /// <summary>Tells whether one of two bits is set.</summary>
        [Network]
        public sealed partial class XorNetwork
        {
            [Input(2)] Layer bits;
            [Dense(4), Tanh] Layer hidden;
            [Dense(1), BinaryCrossEntropy] Layer isOdd;
        }
        """;

    /// <summary>The same in a namespace.</summary>
    public static string In(string name) => $"namespace {name};\n\n{Source}";
}
