using Bayou.Storage.Artifacts.Local;

namespace Bayou.Storage.Tests.Artifacts;

public sealed class ResolvedFolderLinkTests() : SymbolicLinkSuite(folder => new ResolvedFolder(folder));
