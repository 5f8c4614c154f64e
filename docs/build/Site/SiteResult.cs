using System.Text;

namespace Unroll.Site;

/// <summary>A site that was made, or why it was not.</summary>
/// <param name="Files">The files by their addresses, from the folder of the site.</param>
/// <param name="Problems">If there is one, the site is not to be written.</param>
/// <param name="ExternalLinks">What is linked that is not of the project. Nobody has looked whether it is there.</param>
internal sealed record SiteResult(
    IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<Problem> Problems, IReadOnlyCollection<string> ExternalLinks)
{
    /// <summary>The text of a page.</summary>
    public string Page(string address) => Encoding.UTF8.GetString(Files[address]);

    /// <summary>Writes the site into a folder, which is made where it is missing. Other files that are there stay.</summary>
    public void Write(string folder)
    {
        foreach ((string address, byte[] content) in Files)
        {
            string file = Path.Combine(folder, address);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }
}
