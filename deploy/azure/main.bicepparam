using './main.bicep'

// Sixteen characters or more; Kubernetes gets the same as the secret bayou-database.
param databasePassword = readEnvironmentVariable('BAYOU_DATABASE_PASSWORD')
