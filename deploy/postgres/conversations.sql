-- Run once, when the server makes its first database: Rasa's own conversation events have a database of their own.
create database conversations owner boncanal;
