namespace Unroll.Vision.Tests;

/// <summary>A file that works with pictures has both namespaces, and the names of neither may hide the other's.</summary>
public sealed class NameTests
{
    [Fact]
    public void No_public_type_has_the_name_of_one_of_the_library_or_the_language()
    {
        IEnumerable<string> others = new[] { typeof(Network).Assembly, typeof(Layer).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.Namespace == "Unroll").Select(type => type.Name);

        Assert.Empty(typeof(Picture).Assembly.GetExportedTypes().Select(type => type.Name).Intersect(others));
    }
}
