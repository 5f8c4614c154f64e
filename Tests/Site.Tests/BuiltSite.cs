using System.Reflection;

namespace Unroll.Site.Tests;

/// <summary>The site of the repository, made once and written into a folder that goes with the tests.</summary>
public sealed class BuiltSite : IDisposable
{
    /// <summary>The folder of the repository.</summary>
    public static readonly string Repository = typeof(BuiltSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Repository").Value!;

    public BuiltSite()
    {
        Result = new SiteBuilder(new SiteSources(Repository)).Build();
        Result.Write(Folder);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("unroll-site-").FullName;

    internal SiteResult Result { get; }

    /// <summary>The address of a page in the browser.</summary>
    public string Address(string page) => $"{new Uri(Folder).AbsoluteUri}/{page}";

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Tests of the same site.</summary>
[CollectionDefinition(nameof(BuiltSite))]
public sealed class BuiltSiteCollection : ICollectionFixture<BuiltSite>;
