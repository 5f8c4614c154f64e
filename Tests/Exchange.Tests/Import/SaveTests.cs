namespace Unroll.Exchange.Tests.Import;

/// <summary>The three files of an import replace old ones together.</summary>
public sealed class SaveTests : IDisposable
{
    private static readonly string[] Names = ["TorchStyle.cs", "TorchStyle.safetensors", "TorchStyle.check.safetensors"];

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-save-").FullName;

    private string[] Files => [.. Names.Select(name => Path.Combine(_folder, name))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_three_are_written_as_each_alone()
    {
        WriteOld(Files);
        Assert.Equal(Files, ImportedCatalog.Of("TorchStyle").Save(_folder));
        Assert.Equal(ImportedCatalog.Of("TorchStyle").Source, File.ReadAllText(Files[0]));
        Assert.Equal(File.ReadAllBytes(ImportedCatalog.FileOf("TorchStyle", "safetensors")), File.ReadAllBytes(Files[1]));
        Assert.Equal(File.ReadAllBytes(ImportedCatalog.FileOf("TorchStyle", "check.safetensors")), File.ReadAllBytes(Files[2]));
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder).Length);
    }

    /// <summary>A folder stands where one of them would be written.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Where_one_cannot_be_written_the_others_stay_as_they_were(int wrong)
    {
        string[] others = [.. Files.Where((_, i) => i != wrong)];
        WriteOld(others);
        Directory.CreateDirectory(Files[wrong]);
        Assert.Throws<IOException>(() => ImportedCatalog.Of("TorchStyle").Save(_folder));
        AssertOld(others, 3);
    }

    [Fact]
    public void Nothing_is_written_where_it_is_ended()
    {
        WriteOld(Files);
        Assert.Throws<OperationCanceledException>(
            () => ImportedCatalog.Of("TorchStyle").Save(_folder, new CancellationToken(canceled: true)));
        AssertOld(Files, 3);
    }

    private static void WriteOld(string[] files)
    {
        foreach (string file in files)
            File.WriteAllText(file, "old");
    }

    private void AssertOld(string[] files, int entries)
    {
        Assert.All(files, file => Assert.Equal("old", File.ReadAllText(file)));
        Assert.Equal(entries, Directory.GetFileSystemEntries(_folder).Length);
    }
}
