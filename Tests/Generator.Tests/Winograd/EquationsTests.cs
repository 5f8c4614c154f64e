using Unroll.Generator.Emission;
using static System.FormattableString;

namespace Unroll.Generator.Tests.Winograd;

/// <summary>Linear maps written as equations: what they are read as, and what is emitted for them.</summary>
public class EquationsTests
{
    [Theory]
    [InlineData("o0 = a0 - a2", "y0 = a[0] - a[2]")]
    [InlineData("o0 = a0 + a1 + a2", "y0 = a[0] + a[1] + a[2]")]
    // The first term is one without a factor, so that all others are additions to it or multiply-adds.
    [InlineData("o0 = 4 a0 - 5 a2 + a4", "y0 = fma(-5, a[2], fma(4, a[0], a[4]))")]
    [InlineData("o0 = a2 - a1", "y0 = a[2] - a[1]")]
    [InlineData("o0 = - a1 + a2", "y0 = a[2] - a[1]")]
    [InlineData("o0 = - a1", "y0 = -1 * a[1]")]
    [InlineData("o0 = 1/2 a1 - 1/4 a2", "y0 = fma(-0.25, a[2], 0.5 * a[1])")]
    // A factor holds for its own term alone.
    [InlineData("o0 = 2 a0 + a1 - 3 a2 - a3", "y0 = fma(-3, a[2], fma(2, a[0], a[1])) - a[3]")]
    public void An_equation_becomes_additions_and_multiply_adds(string equation, string expected)
    {
        string[] lines = Emit(new LinearMap(equation));
        Assert.Equal([expected], lines);
    }

    [Fact]
    public void Helpers_have_names_of_their_own_in_every_map()
    {
        var map = new LinearMap("s = a1 + a2", "o0 = a0 + s", "o1 = s - 2 a3");
        Assert.Equal(2, map.Outputs);
        Assert.Equal(["s_y = a[1] + a[2]", "y0 = a[0] + s_y", "y1 = fma(-2, a[3], s_y)"], Emit(map));
    }

    private static string[] Emit(LinearMap map)
    {
        var code = new CodeWriter();
        map.Write(new ScalarIsa(), code, index => Invariant($"a[{index}]"), index => Invariant($"y{index}"), "y");
        return [.. code.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Trim().Replace("var ", "").Replace(";", "").Replace("Create(", "").Replace("f)", "").Replace("f,", ","))];
    }
}
