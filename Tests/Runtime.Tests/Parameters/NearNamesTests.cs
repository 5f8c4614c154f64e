namespace Unroll.Runtime.Tests.Parameters;

public sealed class NearNamesTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("Same", "sAME", 0)]
    public void The_distance_is_that_of_Levenshtein(string from, string to, int expected) =>
        Assert.Equal(expected, NearNames.Distance(from, to));
}
