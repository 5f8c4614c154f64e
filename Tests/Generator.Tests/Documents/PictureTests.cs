using Unroll.Pictures;

namespace Unroll.Generator.Tests.Documents;

/// <summary>The picture of the front page shows what the analyzer says today.</summary>
public class PictureTests
{
    /// <summary>If it fails: dotnet run -c Release --project docs/build -- pictures.</summary>
    [Fact]
    public async Task The_squiggle_is_that_of_the_diagnostic()
    {
        string picture = File.ReadAllText(Path.Combine(LinkTests.Repository, "docs", "pictures", "squiggle.svg"));
        Assert.Equal(CodePicture.Draw(await WrongNetwork.Compile()), picture);
    }
}
